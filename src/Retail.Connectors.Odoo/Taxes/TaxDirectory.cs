using System.Collections.Frozen;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Taxes;

/// <summary>The company's sales taxes by external id, with their tax groups, in which an order's totals show them.</summary>
internal sealed class TaxDirectory(TimeSpan duration, TimeProvider time)
{
    private static readonly TaxSnapshot Unknown = new(FrozenDictionary<string, long>.Empty, FrozenDictionary<string, long>.Empty, Instant.MinValue);

    private TaxSnapshot _snapshot = Unknown;

    public void Forget() => Volatile.Write(ref _snapshot, Unknown);

    /// <summary>The tax group of each of these taxes. Taxes that do not exist are left out; they are asked for again each time.</summary>
    public async Task<FrozenDictionary<string, long>> FindGroupsAsync(
        IReadOnlyCollection<string> externalIds, OdooClient client, CancellationToken cancellationToken) =>
        (await FindAsync(externalIds, client, cancellationToken)).Groups;

    /// <summary>These taxes and their groups. Taxes that do not exist are left out; they are asked for again each time.</summary>
    public async Task<TaxSnapshot> FindAsync(
        IReadOnlyCollection<string> externalIds, OdooClient client, CancellationToken cancellationToken)
    {
        var snapshot = Volatile.Read(ref _snapshot);
        if (externalIds.Count > 0
            && (time.GetCurrentInstant() >= snapshot.Until || externalIds.Any(id => !snapshot.Groups.ContainsKey(id))))
        {
            snapshot = await ReadAsync(client, cancellationToken);
            Volatile.Write(ref _snapshot, snapshot);
        }

        return snapshot;
    }

    private async Task<TaxSnapshot> ReadAsync(OdooClient client, CancellationToken cancellationToken)
    {
        var taxes = await client.SearchReadAsync(
            "account.tax", OdooDomain.Equal("type_tax_use", "sale"), OdooJsonContext.Default.TaxRecord,
            new OdooQuery { PlainIds = true }, cancellationToken);
        var names = await client.GetExternalIdAsync("account.tax", [.. taxes.Select(tax => tax.Id)], cancellationToken);
        var groups = taxes.Where(tax => names.ContainsKey(tax.Id))
            .ToFrozenDictionary(tax => names[tax.Id], tax => tax.TaxGroupId.Id, StringComparer.Ordinal);
        var ids = taxes.Where(tax => names.ContainsKey(tax.Id)).ToFrozenDictionary(tax => names[tax.Id], tax => tax.Id, StringComparer.Ordinal);
        return new TaxSnapshot(groups, ids, time.GetCurrentInstant() + Duration.FromTimeSpan(duration));
    }
}
