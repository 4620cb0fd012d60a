using Retail.Connectors;
using Retail.Connectors.Changes;

namespace InHouseErp.Connector;

/// <summary>Reads and lists documents of one kind.</summary>
internal sealed class DocumentReader<T>(ErpConnection erp, string kind, Func<ErpSession, ErpDocument, T> map) : IReader<T>, ICensus<T>
    where T : class
{
    private const int PageSize = 500;

    public async Task<Observed<T>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        var readAt = erp.Now;
        var (document, value) = await erp.ReadAsync<(ErpDocument?, T?)>(
            session => Documents.ById(session, kind, id.Id) is { } found ? (found, map(session, found)) : (null, null), cancellationToken);
        return document is null ? null : new Observed<T>(id, new Revision(document.Revision), value!, readAt);
    }

    public async IAsyncEnumerable<CensusEntry> ListAsync(
        CensusWindow window, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        List<ErpDocument> page;
        do
        {
            var last = after;
            page = await erp.ReadAsync(session => Documents.Page(session, kind, window.From, window.To, last, PageSize), cancellationToken);
            foreach (var document in page)
            {
                after = document.Id;
                yield return new CensusEntry(
                    erp.Ref(ErpDocument.KindOf(kind), document.Id), new Revision(document.Revision), document.State, document.Totals.Grand,
                    document.Key.Length > 0 ? document.Key : null);
            }
        }
        while (page.Count == PageSize);
    }
}
