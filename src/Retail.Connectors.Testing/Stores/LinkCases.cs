using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What became of which record.</summary>
internal static class LinkCases
{
    public static IEnumerable<(string, Func<StoreScene, Task>)> All =>
    [
        ("a record without links has none", NoneAsync),
        ("a link that is stored twice is one, by the name it was given last", IdempotentAsync),
        ("a record may have many links, the oldest first", ManyOfOneAsync),
        ("many records may have links to one", ManyToOneAsync),
        ("links differ by role", RolesAsync),
    ];

    private static async Task NoneAsync(StoreScene scene) =>
        Expect.Equal(0, (await scene.LinksAsync("1")).Length, "the number of links of an unknown record");

    private static async Task IdempotentAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1"), LinkTo("1", "S1")] });
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1") with { DisplayName = "S1-final" }] });
        Expect.Sequence([LinkTo("1", "S1") with { DisplayName = "S1-final" }], await scene.LinksAsync("1"), "the links");
    }

    private static async Task ManyOfOneAsync(StoreScene scene)
    {
        foreach (var document in new[] { "S9", "S1", "S5" })
        {
            await scene.CommitAsync(new Commit { Links = [LinkTo("1", document)] });
            await scene.AdvanceAsync(Second);
        }

        Expect.Sequence(["S9", "S1", "S5"], (await scene.LinksAsync("1")).Select(link => link.Target.Id), "the targets");
    }

    private static async Task ManyToOneAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1"), LinkTo("2", "S1")] });
        Expect.Sequence([LinkTo("1", "S1")], await scene.LinksAsync("1"), "the links of the first record");
        Expect.Sequence([LinkTo("2", "S1")], await scene.LinksAsync("2"), "the links of the second record");
    }

    private static async Task RolesAsync(StoreScene scene)
    {
        var other = LinkTo("1", "S1") with { Role = new LinkRole("other") };
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1"), other] });
        Expect.Equal(2, (await scene.LinksAsync("1")).Length, "the number of links with different roles");
    }
}
