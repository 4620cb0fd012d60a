using System.Runtime.CompilerServices;
using Retail.Connectors.Changes;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Changes;

/// <summary>Lists the records that were made in a window, with few fields each, by windows of ascending ids.</summary>
internal sealed class TrytonCensus<T>(
    TrytonConnection tryton, string model, TrytonDomain domain, string[] fields, Func<TrytonRow, CensusEntry?> entry) : ICensus<T>
    where T : class
{
    public async IAsyncEnumerable<CensusEntry> ListAsync(CensusWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var made = domain.And(TrytonDomain.Where("create_date", ">=", TrytonValue.From(window.From)))
            .And(TrytonDomain.Where("create_date", "<", TrytonValue.From(window.To)));
        var last = 0L;
        while (true)
        {
            var rows = await TrytonRow.ReadAsync(tryton.Client, model, made, fields, last, tryton.Options.PageSize, cancellationToken);
            foreach (var found in rows.Select(entry).OfType<CensusEntry>())
            {
                yield return found;
            }

            if (rows.Count < tryton.Options.PageSize)
            {
                yield break;
            }

            last = rows[^1].Id;
        }
    }
}
