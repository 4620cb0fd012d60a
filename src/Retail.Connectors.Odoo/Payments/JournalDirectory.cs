using Retail.Connectors.Lookups;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Payments;

/// <summary>Bank and cash journals by their codes, which are unique per company.</summary>
internal sealed class JournalDirectory(OdooOptions options, TimeProvider time)
{
    private readonly ExpiringCache<string, long> _known = new(options.ReferenceCacheDuration, time);

    public void Forget() => _known.Clear();

    /// <summary>The journal's id; 0 if there is none.</summary>
    public async Task<long> FindAsync(string code, OdooClient client, CancellationToken cancellationToken)
    {
        if (_known.TryGet(code, out var id))
        {
            return id;
        }

        var found = await client.SearchReadAsync(
            "account.journal",
            OdooDomain.Equal("code", code).And(OdooDomain.In("type", ["bank", "cash", "credit"])).And(OdooDomain.Equal("company_id", options.CompanyId ?? 0)),
            OdooJsonContext.Default.JournalRecord, query: null, cancellationToken);
        if (found is not [var journal])
        {
            return 0;
        }

        _known.Set(code, journal.Id);
        return journal.Id;
    }
}
