using AllFlows.Stage;
using AllFlows.Sync;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Sqlite;

namespace AllFlows.Audit;

/// <summary>Counts in the shops and in the ERP themselves, past the service; of its store it takes only what it says of itself.</summary>
internal sealed class Auditor(
    IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> desks, IErpStage erp, SqliteWorkStore store, SyncSettings settings, Season season) : IAsyncDisposable
{
    private readonly Explanations _explanations = new(settings);

    /// <summary>Pieces of work of all flows that are not at an end.</summary>
    public async Task<long> OpenAsync()
    {
        var open = 0L;
        foreach (var flow in desks.SelectMany(desk => FlowList.Of(desk.Shop.Market)).Select(flow => flow.Name).Distinct())
        {
            var counts = await store.Queries.CountAsync(flow, CancellationToken.None);
            open += counts.Pending + counts.Waiting;
        }

        return open;
    }

    /// <summary>Tells those stories that wait for it whether the service knows what became of their orders.</summary>
    public async Task TellAsync()
    {
        foreach (var story in season.Stories.Where(story => story.WantsToKnow))
        {
            var links = await store.Queries.FindLinksAsync(new EntityRef(story.Market.Shop, EntityKind.Order, story.Id), CancellationToken.None);
            story.IsKnown = links.Any(link => link.Role == LinkRole.SalesOrder);
        }
    }

    public async Task<Verdict> JudgeAsync()
    {
        var parked = await store.Queries.ListParkedAsync(null, int.MaxValue, CancellationToken.None);
        var books = new List<CompanyBooks>();
        foreach (var (desk, company) in desks)
        {
            // A book is of one moment: the service waits outside while it is copied.
            var (shop, own) = (desk.Floor.Door.Alone(() => new ShopBook(desk)), erp.Door.Alone(() => company.Audit(desk.RateIds)));
            var stock = new StockAudit(shop, own, desk.Floor.Shelves, await _explanations.OfAsync(desk));
            books.Add(new CompanyBooks(shop, own, stock, PriceAudit.Of(shop, own, season.PricesOf(desk))));
        }

        return new Verdict(books, new Told(season.Stories), [.. parked.Select(Name)]);
    }

    public ValueTask DisposeAsync() => _explanations.DisposeAsync();

    private static string Name(ParkedWork work) => work.Key.Flow.StartsWith("orders/", StringComparison.Ordinal) && work.Reason.Missing.Length > 0
        ? $"{work.Key.Source.System}/{work.Key.Source.Id}"
        : $"{work.Key}: {work.Reason.Code}, {work.Reason.Explanation}";
}
