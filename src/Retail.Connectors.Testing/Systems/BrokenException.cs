namespace Retail.Connectors.Testing.Systems;

/// <summary>A case does not hold.</summary>
internal sealed class BrokenException(string expected, string seen) : Exception($"Expected {expected}, but {seen}.")
{
    public string Expected { get; } = expected;

    public string Seen { get; } = seen;
}
