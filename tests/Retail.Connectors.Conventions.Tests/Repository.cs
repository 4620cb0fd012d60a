namespace Retail.Connectors.Conventions.Tests;

/// <summary>The files of the repository that these tests stand in.</summary>
internal static class Repository
{
    public static DirectoryInfo Root { get; } = FindRoot();

    public static IEnumerable<FileInfo> Projects => Files("*.csproj");

    public static IEnumerable<FileInfo> Sources => Files("*.cs");

    /// <summary>The path below the root, with forward slashes.</summary>
    public static string NameOf(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    /// <summary>Lines of source files under src for which something holds, as <c>path:line: text</c>.</summary>
    public static IEnumerable<string> Lines(Func<string, bool> holds, Func<string, bool> isExempt) =>
        from file in Sources
        let name = NameOf(file)
        where !isExempt(name)
        from line in File.ReadLines(file.FullName).Select((text, index) => (Text: text.Trim(), Number: index + 1))
        where !line.Text.StartsWith("//", StringComparison.Ordinal) && holds(line.Text)
        select $"{name}:{line.Number}: {line.Text}";

    private static IEnumerable<FileInfo> Files(string pattern) => new DirectoryInfo(Path.Combine(Root.FullName, "src"))
        .EnumerateFiles(pattern, SearchOption.AllDirectories)
        .Where(file => !NameOf(file).Split('/').Any(part => part is "bin" or "obj"));

    private static DirectoryInfo FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Retail.Connectors.sln")))
            {
                return directory;
            }
        }

        throw new InvalidOperationException("Run these tests from a build below the repository: no Retail.Connectors.sln was found above them.");
    }
}
