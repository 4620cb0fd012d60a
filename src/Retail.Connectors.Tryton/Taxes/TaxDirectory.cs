using System.Collections.Frozen;
using NodaTime;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Taxes;

/// <summary>The company's taxes by name. A name that is an id as well, such as <c>42</c>, means that id.</summary>
internal sealed class TaxDirectory(TrytonOptions options, TimeProvider time)
{
    private static readonly Snapshot Unknown = new(FrozenDictionary<string, TaxInfo>.Empty, Instant.MinValue);
    private Snapshot _snapshot = Unknown;

    public void Forget() => Volatile.Write(ref _snapshot, Unknown);

    /// <summary>These taxes, and others. A name that no tax has, or several have, is left out; it is asked for again each time.</summary>
    public async Task<FrozenDictionary<string, TaxInfo>> FindAsync(
        IReadOnlyCollection<string> names, TrytonClient client, CancellationToken cancellationToken)
    {
        var snapshot = Volatile.Read(ref _snapshot);
        if (names.Count > 0 && (time.GetCurrentInstant() >= snapshot.Until || names.Any(name => !snapshot.Taxes.ContainsKey(name))))
        {
            var taxes = await client.SearchReadAsync(
                TrytonModels.Taxes, TrytonDomain.Equal("company", options.CompanyId), new TrytonQuery { Order = ["id"] }, cancellationToken);
            snapshot = new Snapshot(Index(taxes), time.GetCurrentInstant() + Duration.FromTimeSpan(options.ReferenceCacheDuration));
            Volatile.Write(ref _snapshot, snapshot);
        }

        return snapshot.Taxes;
    }

    private FrozenDictionary<string, TaxInfo> Index(List<TrytonTax> taxes)
    {
        var children = taxes.Where(tax => tax.Parent is not null).ToLookup(tax => tax.Parent!.Value);
        var byName = taxes.Where(tax => tax.Parent is null).ToLookup(tax => tax.Name ?? string.Empty, StringComparer.Ordinal);
        var index = new Dictionary<string, TaxInfo>(StringComparer.Ordinal);
        foreach (var tax in taxes)
        {
            var name = tax.Name ?? string.Empty;
            var up = Only(byName[name + options.RoundingTaxUpSuffix]);
            var down = Only(byName[name + options.RoundingTaxDownSuffix]);
            var parts = new HashSet<long>(Parts(tax));
            parts.UnionWith(((long?[])[up, down]).OfType<long>());
            var info = new TaxInfo(tax.Id, name, parts.ToFrozenSet(), up, down, tax.CreditNoteAccount);
            index[TrytonFormat.Id(tax.Id)] = info;
            if (tax.Parent is null && byName[name].Count() == 1)
            {
                _ = index.TryAdd(name, info);
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);

        IEnumerable<long> Parts(TrytonTax tax) => children[tax.Id].SelectMany(Parts).Prepend(tax.Id);
        static long? Only(IEnumerable<TrytonTax> found) => found.Count() == 1 ? found.First().Id : null;
    }

    private sealed record Snapshot(FrozenDictionary<string, TaxInfo> Taxes, Instant Until);
}
