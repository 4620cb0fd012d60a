namespace Retail.Connectors.Conformance;

/// <summary>Where real servers are.</summary>
internal static class LiveVariables
{
    /// <returns>The values in the order of the names, or null with the words that say which one is missing.</returns>
    public static string[]? Read(out string problem, params string[] names)
    {
        var values = names.Select(name => Environment.GetEnvironmentVariable(name) ?? string.Empty).ToArray();
        var missing = names.Where((_, at) => values[at].Length == 0).ToArray();
        problem = missing.Length == 0 ? string.Empty : $"Set {string.Join(", ", missing)} to run against the real system.";
        return missing.Length == 0 ? values : null;
    }
}
