using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Stock;
using Retail.Connectors.Testing.Systems.Calls;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Stock is read as it is, and the source says truly which orders its numbers contain.</summary>
internal static class StockCases
{
    private const string Subject = "stock";

    public static IEnumerable<SystemCase> All =>
    [
        Make("offered", "stock can be read, with its basis and the stage from which an order is contained", OfferedAsync),
        Make("locations", "the locations are listed, and one that is not there is an error", LocationsAsync),
        Make("levels", "each article has its number at each location, also zero, and an unknown one is missing", LevelsAsync),
        Make("by-product", "asked by product, as a change feed names it, each has the number that it has by its SKU, and what is gone is missing", ByProductAsync),
        Make("contained-from", "an order is contained in the number from the stage that the source states, and not before", ContainedFromAsync),
        Make("shipped", "goods that have left are contained in the number", ShippedAsync),
    ];

    private static SystemCase Make(string name, string statement, Func<Scene, Task> run) =>
        new(SystemRole.Erp, Subject, name, statement, run) { MayBeGap = false };

    private static IStockSource SourceOf(Scene scene) => scene.Calm.Port<IStockSource>()
        ?? throw new NotOfferedException($"no {nameof(IStockSource)} is registered under '{scene.System}'");

    private static Task OfferedAsync(Scene scene)
    {
        var source = SourceOf(scene);
        scene.Notes.Add($"counts {source.Basis}, contains orders from stage {source.ContainedFrom}");
        return Task.CompletedTask;
    }

    private static async Task LocationsAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var codes = new List<string>();
        await foreach (var location in source.LocationsAsync(scene.Cancellation))
        {
            Demand.Equal(scene.System, location.Ref.System, "the system of a location");
            codes.Add(location.Code);
        }

        Demand.None(scene.Profile.Locations.Except(codes), "all locations of the profile to be listed");
        try
        {
            await foreach (var _ in source.ReadAsync(["NO-SUCH-PLACE"], null, scene.Cancellation))
            {
                break;
            }
        }
        catch (ConnectorException)
        {
            return;
        }

        throw new BrokenException("an error for a location that is not there", "the read ended as if it were empty");
    }

    private static async Task LevelsAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var place = scene.Profile.Locations[0];
        var sku = scene.Profile.Skus[0];

        // Orders of others may wait for the article already: what counts is the difference to an empty shelf.
        await scene.Stage.SetStockAsync(scene.System, place, sku, 0, scene.Cancellation);
        var empty = (await LevelAsync(scene, source, sku)).Quantity;
        foreach (var quantity in new[] { 12m, 0m, 7m })
        {
            await scene.Stage.SetStockAsync(scene.System, place, sku, quantity, scene.Cancellation);
            var level = await LevelAsync(scene, source, sku);
            Demand.Equal(quantity, level.Quantity - empty, $"how many more of {sku} there are than on an empty shelf, after they were counted");
            Demand.Equal(source.Basis, level.Basis, "the basis of a level");
        }

        var unknown = 0;
        await foreach (var _ in source.ReadAsync([place], ["NO-SUCH-ARTICLE"], scene.Cancellation))
        {
            unknown++;
        }

        Demand.Equal(0, unknown, "entries for an article that is not there");
        var all = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var level in source.ReadAsync([.. scene.Profile.Locations], null, scene.Cancellation))
        {
            all.Add(level.Sku);
        }

        Demand.None(scene.Profile.Skus.Except(all), "all articles to be listed when none is named");
    }

    private static async Task ByProductAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var place = scene.Profile.Locations[0];
        var (first, second) = (scene.Profile.Skus[0], scene.Profile.Skus[^1]);
        await scene.Stage.SetStockAsync(scene.System, place, first, 9, scene.Cancellation);
        await scene.Stage.SetStockAsync(scene.System, place, second, 4, scene.Cancellation);
        StockLevel[] known = [.. (await Task.WhenAll(LevelAsync(scene, source, first), LevelAsync(scene, source, second))).DistinctBy(level => level.Sku)];
        var asked = known.Select(level => level.Product).Append(new EntityRef(scene.System, EntityKind.Product, "999999999")).ToArray();
        var found = new List<StockLevel>();
        await foreach (var level in source.ReadProductsAsync([place], asked, scene.Cancellation))
        {
            found.Add(level);
        }

        Demand.Equal(
            string.Join(", ", known.OrderBy(level => level.Sku, StringComparer.Ordinal).Select(Line)),
            string.Join(", ", found.OrderBy(level => level.Sku, StringComparer.Ordinal).Select(Line)),
            "what is read of products, one of which does not exist");
        await foreach (var level in source.ReadProductsAsync([place], [], scene.Cancellation))
        {
            throw new BrokenException("nothing to be read of no products", Line(level));
        }

        static string Line(StockLevel level) => FormattableString.Invariant($"{level.Sku} ({level.Product}): {level.Quantity:0.######}");
    }

    private static async Task ContainedFromAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var sku = scene.Profile.Skus[0];
        await scene.Stage.SetStockAsync(scene.System, scene.Profile.Locations[0], sku, 500, scene.Cancellation);
        var drafts = await DraftsAsync(scene, source, sku);
        var before = (await LevelAsync(scene, source, sku)).Quantity;
        var receipt = await scene.DoAsync(await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null));
        var after = (await LevelAsync(scene, source, sku)).Quantity;
        var contained = receipt.Stage >= source.ContainedFrom;
        Demand.Equal(contained ? 2m : 0m, before - after, $"what an order of two at stage {receipt.Stage} takes off the number");
        scene.Notes.Add($"{drafts} drafts tried; an order at stage {receipt.Stage} is {(contained ? string.Empty : "not ")}contained");
    }

    private static async Task ShippedAsync(Scene scene)
    {
        var source = SourceOf(scene);
        var sku = scene.Profile.Skus[0];
        await scene.Stage.SetStockAsync(scene.System, scene.Profile.Locations[0], sku, 50, scene.Cancellation);
        var before = (await LevelAsync(scene, source, sku)).Quantity;
        var receipt = await scene.DoAsync(await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null));
        await scene.Stage.ShipAsync(receipt.Document, scene.Cancellation);
        Demand.Equal(2m, before - (await LevelAsync(scene, source, sku)).Quantity, "what a shipped order of two takes off the number");
    }

    /// <summary>Orders whose process died while they were drafts.</summary>
    private static async Task<int> DraftsAsync(Scene scene, IStockSource source, string sku)
    {
        var drafts = 0;
        var calls = await new CaseSteps<SubmitOrder>(new SubmitOrderScenario()).CountCallsAsync(scene);
        for (var position = 1; position < calls; position++)
        {
            var before = (await LevelAsync(scene, source, sku)).Quantity;
            var command = await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null);
            var last = position;
            _ = await scene.Start(call => call == last ? GateAction.DieAfter : GateAction.Pass).EnsureAsync(command, scene.Cancellation);
            if (await scene.Calm.Handler<SubmitOrder>().FindAsync(command, scene.Cancellation) is Finding.Partial { Receipt.Stage: DocumentStage.Draft })
            {
                drafts++;
                var taken = before - (await LevelAsync(scene, source, sku)).Quantity;
                Demand.That(
                    taken == 0 || (taken == 2 && source.ContainedFrom <= DocumentStage.Draft),
                    $"a draft to be contained only if the source says so, and it says {source.ContainedFrom}", $"it takes {taken} off the number");
            }

            _ = await scene.FinishAsync(command);
        }

        return drafts;
    }

    private static async Task<StockLevel> LevelAsync(Scene scene, IStockSource source, string sku)
    {
        StockLevel? found = null;
        await foreach (var level in source.ReadAsync([scene.Profile.Locations[0]], [sku], scene.Cancellation))
        {
            Demand.That(found is null, $"one entry for {sku} at one location", "there are two");
            found = level;
        }

        return found ?? throw new BrokenException($"an entry for {sku}, which was asked for by name", "there is none");
    }
}
