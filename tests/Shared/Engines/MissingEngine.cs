namespace Retail.Connectors.Tests.Engines;

/// <summary>What a test does without the engine that it needs.</summary>
internal static class MissingEngine
{
    /// <summary>Skips the test, or fails it where CI is true: there, an engine that is missing is a fault.</summary>
    public static string Report(string reason)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return reason;
    }
}
