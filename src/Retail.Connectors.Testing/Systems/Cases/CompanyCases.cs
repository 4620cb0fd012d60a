using Retail.Connectors.Changes;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Testing.Systems.Scenarios;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Two companies of one server do not see each other.</summary>
internal static class CompanyCases
{
    public static IEnumerable<SystemCase> All =>
    [
        new(SystemRole.Erp, "companies", "orders", "one order submitted to two companies is one document in each", OrdersAsync),
        new(SystemRole.Erp, "companies", "keys", "a key of one company finds nothing in the other", KeysAsync),
        new(SystemRole.Erp, "companies", "census", "a company's census lists no document of the other", CensusAsync),
    ];

    private static SystemName OtherOf(Scene scene) =>
        scene.Profile.Other?.System ?? throw new BrokenException("a second company in the profile", "it names none");

    private static async Task OrdersAsync(Scene scene)
    {
        var other = OtherOf(scene);
        var id = scene.NextId();
        var here = await SubmitOrderScenario.PrepareAsync(scene, id, null);
        var there = await SubmitOrderScenario.PrepareAsync(scene, id, null, other);
        _ = await scene.DoAsync(here);
        var process = scene.Start(system: other);
        var before = await process.Handler<SubmitOrder>().FindAsync(there, scene.Cancellation);
        Demand.That(before is Finding.Nothing, $"nothing in {other} for an order that went to {scene.System}", $"the finding is {before}");
        _ = await scene.DoAsync(there, other);
        var scenario = new SubmitOrderScenario();
        Demand.Equal(1, (await scenario.DocumentsAsync(scene, here)).Length, $"documents in {scene.System}");
        Demand.Equal(1, (await scenario.DocumentsAsync(scene, there)).Length, $"documents in {other}");
    }

    private static async Task KeysAsync(Scene scene)
    {
        var other = OtherOf(scene);
        var command = await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null);
        _ = await scene.DoAsync(command);
        var index = scene.Start(system: other).Port<IDocumentIndex>() ?? throw new NotOfferedException("no document index is registered");
        var found = await index.FindAsync(EntityKind.SalesOrder, [command.Key.ShortForm()], scene.Cancellation);
        Demand.That(found.IsEmpty, $"nothing in {other} under a key of {scene.System}", "a document was found");
    }

    private static async Task CensusAsync(Scene scene)
    {
        var other = OtherOf(scene);
        var command = await SubmitOrderScenario.PrepareAsync(scene, scene.NextId(), null);
        _ = await scene.DoAsync(command);
        var census = scene.Start(system: other).Port<ICensus<SalesOrder>>() ?? throw new NotOfferedException("no census of sales orders is registered");
        var day = NodaTime.Duration.FromDays(1);
        await foreach (var entry in census.ListAsync(new CensusWindow(scene.Clock.Now - day, scene.Clock.Now + day), scene.Cancellation))
        {
            Demand.That(entry.Key != command.Key.ShortForm(), $"no document of {scene.System} in the census of {other}", $"{entry.Ref} is listed");
        }
    }
}
