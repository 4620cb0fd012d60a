using System.Globalization;
using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Documents are found by the keys that they carry, which is what reconciliation stands on.</summary>
internal static class IndexCases
{
    private const string Subject = "document-index";

    public static IEnumerable<SystemCase> All =>
    [
        new(SystemRole.Erp, Subject, "offered", "documents can be asked for by key", OfferedAsync),
        new(SystemRole.Erp, Subject, "many-keys", "many keys are looked up at once, and only what carries one is found", ManyKeysAsync),
        new(SystemRole.Erp, Subject, "cancelled", "a cancelled document is found as such", CancelledAsync),
        new(SystemRole.Erp, "sales-order-reader", "submitted", "a submitted order is read with its key, stage and money", ReadAsync),
        new(SystemRole.Erp, "sales-order-census", "submitted", "a submitted order is listed with its key and total", ListedAsync),
    ];

    private static IDocumentIndex IndexOf(Scene scene) => scene.Calm.Port<IDocumentIndex>()
        ?? throw new NotOfferedException($"no {nameof(IDocumentIndex)} is registered under '{scene.System}'");

    private static Task OfferedAsync(Scene scene)
    {
        var kinds = IndexOf(scene).Kinds;
        Demand.That(kinds.Contains(EntityKind.SalesOrder), "sales orders to be among the kinds", $"they are {string.Join(", ", kinds)}");
        scene.Notes.Add(string.Join(", ", kinds));
        return Task.CompletedTask;
    }

    private static async Task ManyKeysAsync(Scene scene)
    {
        var index = IndexOf(scene);
        var receipts = new Dictionary<string, Receipt>(StringComparer.Ordinal);
        for (var order = 0; order < 3; order++)
        {
            var command = await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null);
            receipts[command.Key.ShortForm()] = await scene.DoAsync(command);
        }

        var others = Enumerable.Range(0, 500).Select(number => SampleOrders.KeyOf(scene, string.Create(CultureInfo.InvariantCulture, $"nobody-{number}"), "submit").ShortForm());
        var found = await index.FindAsync(EntityKind.SalesOrder, [.. receipts.Keys, .. others], scene.Cancellation);
        Demand.Equal(receipts.Count, found.Count, "keys that were found");
        foreach (var (key, receipt) in receipts)
        {
            Demand.That(
                found.TryGetValue(key, out var documents) && documents is [var only] && only.Document == receipt.Document && only.Stage == receipt.Stage,
                $"{key} as {receipt.Document} at stage {receipt.Stage}",
                found.TryGetValue(key, out var seen) ? string.Join(", ", seen.Select(document => $"{document.Document} {document.Stage}")) : "it is not found");
        }

        Demand.Equal(0, (await index.FindAsync(EntityKind.SalesOrder, [], scene.Cancellation)).Count, "documents for no keys");
    }

    private static async Task CancelledAsync(Scene scene)
    {
        var index = IndexOf(scene);
        var scenario = new CancelOrderScenario();
        var command = await scenario.PrepareAsync(scene);
        if (scene.Calm.Port<ICommandHandler<CancelOrder>>() is null)
        {
            throw new DoesNotApplyException("the connector cancels no orders");
        }

        _ = await scene.DoAsync(command);
        var key = command.Submitted.ShortForm();
        var found = await index.FindAsync(EntityKind.SalesOrder, [key], scene.Cancellation);
        Demand.That(
            found.TryGetValue(key, out var documents) && documents is [{ Stage: DocumentStage.Cancelled }],
            "the cancelled order, at stage Cancelled", found.IsEmpty ? "it is not found" : found.First().Value[0].Stage.ToString());
    }

    private static async Task ReadAsync(Scene scene)
    {
        var reader = scene.Calm.Port<IReader<SalesOrder>>() ?? throw new NotOfferedException("no reader of sales orders is registered");
        var command = await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null);
        var receipt = await scene.DoAsync(command);
        var read = (await reader.ReadAsync(receipt.Document, scene.Cancellation))?.Value
            ?? throw new BrokenException($"{receipt.Document} to be read", "there is none");
        Demand.Equal(command.Key.ShortForm(), read.Key, "the key");
        Demand.Equal(receipt.Stage, read.Stage, "the stage");
        Demand.Equal(command.Order.Totals.Grand, read.Totals.Grand, "the total");
        Demand.Equal(command.Order.Totals.Tax, read.Totals.Tax, "the tax");
        Demand.None(
            command.Order.Lines.Where(line => !read.Lines.Any(seen => seen.Sku == line.Sku && seen.Quantity == line.Quantity)).Select(line => $"{line.Quantity} of {line.Sku}"),
            "the order's lines to be read");
    }

    private static async Task ListedAsync(Scene scene)
    {
        var census = scene.Calm.Port<ICensus<SalesOrder>>() ?? throw new NotOfferedException("no census of sales orders is registered");
        var command = await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null);
        var receipt = await scene.DoAsync(command);
        var day = NodaTime.Duration.FromDays(1);
        await foreach (var entry in census.ListAsync(new CensusWindow(scene.Clock.Now - day, scene.Clock.Now + day), scene.Cancellation))
        {
            if (entry.Ref == receipt.Document)
            {
                Demand.Equal(command.Key.ShortForm(), entry.Key, "the key");
                Demand.Equal<Amounts.Money?>(command.Order.Totals.Grand, entry.Total, "the total");
                Demand.That(entry.State.Length > 0, "the target's word for its state", "it is empty");
                return;
            }
        }

        throw new BrokenException($"{receipt.Document} to be listed", "it is not");
    }
}
