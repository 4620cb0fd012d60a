namespace Retail.Connectors.Conventions.Tests;

/// <summary>Public is a decision, and it shows in a file.</summary>
public sealed class PublicApiTests
{
    private const string Header = "#nullable enable";

    public static TheoryData<string> ProjectNames => [.. Repository.Projects.Select(Repository.NameOf)];

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void PublicApiFile_OfAPackage_ListsItsApi(string project)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root.FullName, project))!;
        var lines = new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" }
            .Select(name => Path.Combine(folder, name))
            .Select(path => (Path: path, Lines: File.Exists(path) ? File.ReadAllLines(path) : []))
            .ToArray();

        Assert.All(lines, file => Assert.True(
            file.Lines.FirstOrDefault() == Header,
            $"{Repository.NameOf(new FileInfo(file.Path))} is missing or does not begin with '{Header}': add it, and the analyzer names what belongs into it."));
        Assert.True(
            lines.Sum(file => file.Lines.Length) > lines.Length,
            $"{project} declares no public API: a package that offers nothing is not needed.");
    }
}
