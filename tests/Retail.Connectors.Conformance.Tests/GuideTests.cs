using System.Text.RegularExpressions;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>The guide shows the example as it is compiled.</summary>
public sealed partial class GuideTests
{
    private static readonly DirectoryInfo Root = FindRoot();

    public static TheoryData<string, string> Snippets =>
    [
        .. Snippet().Matches(File.ReadAllText(Path.Combine(Root.FullName, "docs", "connectors", "writing-one.md")))
            .Select(match => new TheoryDataRow<string, string>(match.Groups["file"].Value, match.Groups["code"].Value)),
    ];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_OfTheGuide_StandsInTheSample(string file, string code) => Assert.Contains(
        Plain(code), Plain(File.ReadAllText(Path.Combine(Root.FullName, file))), StringComparison.Ordinal);

    [Fact]
    public void Snippets_OfTheGuide_AreFound() => Assert.True(Snippets.Count >= 10, $"Only {Snippets.Count} snippets were found.");

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));

    private static DirectoryInfo FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Retail.Connectors.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("Run these tests from a build below the repository.");
        }

        return directory;
    }

    [GeneratedRegex(@"<!-- (?<file>samples/\S+) -->\n```\w+\n(?<code>.*?)\n```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Snippet();
}
