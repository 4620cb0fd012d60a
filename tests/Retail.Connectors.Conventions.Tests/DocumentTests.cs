using System.Text.RegularExpressions;

namespace Retail.Connectors.Conventions.Tests;

/// <summary>What the documents point to is there.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Root.FullName, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root.FullName, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root.FullName, path)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadToFiles(string document)
    {
        var path = Path.Combine(Repository.Root.FullName, document);
        var broken = Link().Matches(File.ReadAllText(path))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target.Split('#')[0])))
            .ToArray();

        Assert.True(broken.Length == 0, $"{document} links to {string.Join(", ", broken)}, which is not there. Correct the link, or the map, to where it is now.");
    }

    [Fact]
    public void Packages_InTheReadme_AreThoseUnderSrc()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root.FullName, "README.md"));
        var missing = Repository.Projects
            .Select(project => Path.GetFileNameWithoutExtension(project.Name))
            .Where(package => !readme.Contains($"[`{package}`](src/{package})", StringComparison.Ordinal))
            .ToArray();

        Assert.True(missing.Length == 0, $"The README's table of packages lacks {string.Join(", ", missing)}.");
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
