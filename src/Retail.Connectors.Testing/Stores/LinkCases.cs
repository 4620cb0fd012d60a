using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Work;
using static Retail.Connectors.Testing.Stores.StoreScene;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What became of which record.</summary>
internal static class LinkCases
{
    public static IEnumerable<StoreStatement> All =>
    [
        new("a record without links has none", NoneAsync),
        new("a link that is stored twice is one, by the name it was given last", IdempotentAsync),
        new("a record may have many links, the oldest first", ManyOfOneAsync),
        new("many records may have links to one", ManyToOneAsync),
        new("what points to a record is found from there, the oldest first", BackAsync),
        new("links differ by role", RolesAsync),
        new("a link keeps which line became which, until it is told other lines", LinesAsync),
        new("a line that was split stands in each link with its own part", SplitLineAsync),
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

    private static async Task BackAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S1")] });
        await scene.AdvanceAsync(Second);
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1"), LinkTo("1", "S2")] });
        await scene.CommitAsync(new Commit { Links = [LinkTo("2", "S1") with { DisplayName = "S1-final" }] });
        Expect.Sequence(
            [LinkTo("2", "S1") with { DisplayName = "S1-final" }, LinkTo("1", "S1")],
            await scene.Store.Queries.FindLinksToAsync(LinkTo("1", "S1").Target, CancellationToken.None),
            "the links to a record");
        Expect.Equal(
            0, (await scene.Store.Queries.FindLinksToAsync(Order("1"), CancellationToken.None)).Length, "the number of links to a record that is only a source");
    }

    private static async Task LinesAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [Lined("S1", ("7", "70"), ("8", "80"))] });
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1") with { DisplayName = "S1-final" }] });
        var kept = (await scene.LinksAsync("1")).Single();
        Expect.Equal("S1-final", kept.DisplayName, "the name");
        Expect.Sequence(["7=70", "8=80"], kept.Lines.Select(line => $"{line.Key}={line.Value}"), "the lines");
        await scene.CommitAsync(new Commit { Links = [Lined("S1", ("7", "71"))] });
        Expect.Sequence(["7=71"], (await scene.LinksAsync("1")).Single().Lines.Select(line => $"{line.Key}={line.Value}"), "the lines told last");
    }

    private static async Task SplitLineAsync(StoreScene scene)
    {
        await scene.CommitAsync(new Commit { Links = [Lined("S1", ("7", "70")), Lined("S2", ("7", "90"))] });
        Expect.Sequence(
            ["S1:70", "S2:90"],
            (await scene.LinksAsync("1")).Select(link => $"{link.Target.Id}:{link.Lines["7"]}").Order(StringComparer.Ordinal),
            "where the line went");
    }

    private static Link Lined(string document, params (string From, string To)[] lines) => LinkTo("1", document) with
    {
        Lines = Link.NoLines.AddRange(lines.Select(line => new KeyValuePair<string, string>(line.From, line.To))),
    };

    private static async Task RolesAsync(StoreScene scene)
    {
        var other = LinkTo("1", "S1") with { Role = new LinkRole("other") };
        await scene.CommitAsync(new Commit { Links = [LinkTo("1", "S1"), other] });
        Expect.Equal(2, (await scene.LinksAsync("1")).Length, "the number of links with different roles");
    }
}
