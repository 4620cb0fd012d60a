namespace Retail.Connectors.Conventions.Tests;

/// <summary>Rules about source text that a compiler does not know.</summary>
public sealed class SourceTests
{
    private const int MaxLines = 400;

    private static readonly string[] Chunked = ["PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "JsonContent.Create"];

    [Fact]
    public void Sources_AreFound() => Assert.True(Repository.Sources.Count() > 100, "The sources under src were not found.");

    [Fact]
    public void ApplyAsync_IsCalledFromOnePlace()
    {
        var calls = Repository.Lines(
            line => line.Contains(".ApplyAsync(", StringComparison.Ordinal),
            name => name.StartsWith("src/Retail.Connectors.Testing/", StringComparison.Ordinal)).ToArray();

        Assert.True(
            calls is [var only] && only.StartsWith("src/Retail.Connectors.Pipelines/Engine/EffectRunner.cs:", StringComparison.Ordinal),
            "Only EffectRunner may call ApplyAsync, in one place: whatever else calls it can send an effect twice. Plan a command instead. Found:\n"
            + string.Join('\n', calls));
    }

    [Fact]
    public void Files_AreNotLongerThanCanBeRead()
    {
        var tooLong = Repository.Sources
            .Select(file => (Name: Repository.NameOf(file), Lines: File.ReadLines(file.FullName).Count()))
            .Where(file => file.Lines > MaxLines)
            .Select(file => $"{file.Name}: {file.Lines} lines")
            .ToArray();

        Assert.True(
            tooLong.Length == 0,
            $"No source file may be longer than {MaxLines} lines: split by responsibility.\n{string.Join('\n', tooLong)}");
    }

    [Fact]
    public void Requests_NeverHaveChunkedBodies()
    {
        var found = Repository.Lines(line => Chunked.Any(name => line.Contains(name, StringComparison.Ordinal)), _ => false).ToArray();

        Assert.True(
            found.Length == 0,
            "These send bodies without Content-Length, which servers such as Odoo take for empty: use BufferedJson.\n" + string.Join('\n', found));
    }
}
