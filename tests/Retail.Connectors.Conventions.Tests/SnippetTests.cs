using System.Text.RegularExpressions;

namespace Retail.Connectors.Conventions.Tests;

/// <summary>The code of the WooCommerce guides stands in a sample that is built, so that it compiles.</summary>
public sealed partial class SnippetTests
{
    public static TheoryData<string> Guides =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root.FullName, "docs", "woocommerce"), "*.md").Select(path => Path.GetFileName(path)),
    ];

    [Theory]
    [MemberData(nameof(Guides))]
    public void CodeBlocks_OfAGuide_StandInTheSample(string guide)
    {
        var sample = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root.FullName, "samples", "WooClient"), "*.cs").Select(File.ReadAllText).Select(Plain));
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "woocommerce", guide)).ReplaceLineEndings("\n")).Select(match => match.Groups["code"].Value).ToArray();

        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            Assert.True(
                sample.Contains(Plain(block), StringComparison.Ordinal),
                $"{guide} shows code that samples/WooClient does not hold, so nobody knows whether it compiles. Put it there as well:{Environment.NewLine}{block}");
        }
    }

    /// <summary>Without the indentation, which differs.</summary>
    private static string Plain(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"```csharp\n(?<code>.*?)\n```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
