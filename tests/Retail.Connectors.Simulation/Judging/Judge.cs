using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Shop;

namespace Retail.Connectors.Simulation.Judging;

/// <summary>Compares the shop's raw orders with the ERP's documents and with what waits for people.</summary>
internal sealed class Judge(World world)
{
    private static readonly HashSet<string> AfterSubmission =
        ["cancelled-after-submission", "changed-after-submission", "changed-since-effect", "money-differs", "perhaps-done", "perhaps-done-before", "done-then-withdrawn", "already-shipped"];

    private readonly List<Finding> _findings = [];

    public async Task<IReadOnlyList<Finding>> JudgeAsync()
    {
        var parked = (await world.Store.Queries.ListParkedAsync(SeedRun.Flow, int.MaxValue, CancellationToken.None)).ToDictionary(work => work.Key.Source.Id);
        var documents = world.Erp.Documents.ToLookup(document => document.ShopNumber);
        foreach (var raw in world.Shop.Server.Orders)
        {
            var order = ShopOrder.Read(raw);
            var reason = parked.GetValueOrDefault(order.Number)?.Reason;
            await WorkAsync(order);
            Order(order, world.Shop.Stories[order.Id], [.. documents[order.Number]], reason);
        }

        foreach (var reference in world.Erp.DoubledCustomers)
        {
            Add(FindingKind.Doubled, $"customer {reference}");
        }

        return _findings;
    }

    private async Task WorkAsync(ShopOrder order)
    {
        var key = SeedRun.KeyOf(order.Number);
        var work = await world.Store.Queries.FindWorkAsync(key, CancellationToken.None);
        if (work is null)
        {
            Add(FindingKind.Lost, $"order {order.Number} was never looked at");
        }
        else if (work.State is not (WorkState.Done or WorkState.Parked))
        {
            Add(FindingKind.Stuck, $"{key} is {work.State}, due {work.DueAt - World.Start}, attempts {work.Attempts}, last error {work.LastError}");
        }
    }

    private void Order(ShopOrder order, OrderStory story, List<ErpDocument> documents, ParkReason? reason)
    {
        if (documents.Count > 1)
        {
            Add(FindingKind.Doubled, $"order {order.Number} stands as {string.Join(", ", documents.Select(document => document.Name))}");
            return;
        }

        if (documents is not [var document])
        {
            Absent(order, story, reason);
            return;
        }

        if (!story.EverDue)
        {
            Add(FindingKind.Unexplained, $"order {order.Number} was never due and stands as {document.Name}");
        }
        else if (reason is null && !order.Due)
        {
            Add(FindingKind.Unexplained, $"order {order.Number} is {order.Status} and stands as {document.Name}, and nobody is told");
        }
        else if (reason is null && !document.Confirmed)
        {
            Add(FindingKind.Lost, $"order {order.Number} is left as the draft {document.Name}");
        }
        else if (reason is null && Difference(order, document) is var difference and not 0)
        {
            Add(FindingKind.Unexplained, $"order {order.Number} and {document.Name} differ by {difference} {order.Currency}");
        }
        else if (reason is not null && !AfterSubmission.Contains(reason.Code))
        {
            Add(FindingKind.Broken, $"order {order.Number} stands as {document.Name} and is parked: {reason.Code}: {reason.Explanation}");
        }
        else if (reason is { Code: "changed-after-submission" or "changed-since-effect" or "money-differs" } && !story.Changed)
        {
            Add(FindingKind.Broken, $"order {order.Number} never changed and is parked: {reason.Code}: {reason.Explanation}");
        }
    }

    private void Absent(ShopOrder order, OrderStory story, ParkReason? reason)
    {
        if (reason is null)
        {
            if (order.Due)
            {
                Add(FindingKind.Lost, $"order {order.Number} is {order.Status} and neither in the ERP nor parked");
            }

            return;
        }

        var excused = reason.Code switch
        {
            "perhaps-done" => world.Swarm.Erp == ErpKind.None && story.EverDue,
            "perhaps-done-before" => world.Swarm.Erp == ErpKind.None && !order.Due && story.EverDue,
            "missing-mapping" => !IsMapped(order),
            "unknown-sku" or "product-missing" or "unknown-product" or "missing-products" => !IsMapped(order),
            "order-does-not-add-up" or "money-differs" => story.Changed,

            // Goods left in the moment in which it was called off; opened again, nobody but a person can say what becomes of it.
            "document-cancelled" => story is { EverLeft: true, Restated: true },
            _ => false,
        };
        if (!excused)
        {
            Add(FindingKind.Lost, $"order {order.Number} is parked without need: {reason.Code}: {reason.Explanation}");
        }
    }

    private bool IsMapped(ShopOrder order) =>
        order.HasKnownStatus
        && ShopActor.PaymentMethods.ContainsKey(order.PaymentMethod)
        && order.Rates.Keys.All(world.Erp.Taxes.ContainsKey)
        && (!world.Erp.KnowsProducts || order.Skus.All(world.Shop.Pool.Skus.Contains));

    private static decimal Difference(ShopOrder order, ErpDocument document) => order.Rates.Keys.Union(document.Rates.Keys)
        .Select(rate => Math.Abs(order.Rates.GetValueOrDefault(rate) - document.Rates.GetValueOrDefault(rate)))
        .Append(Math.Abs(order.Untaxed - document.Untaxed))
        .Append(Math.Abs(order.Total - document.Total))
        .Max();

    private void Add(FindingKind kind, string words) => _findings.Add(new Finding(kind, words));
}
