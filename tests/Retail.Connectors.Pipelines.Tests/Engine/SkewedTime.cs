namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>A clock that is ahead of another.</summary>
internal sealed class SkewedTime(TimeProvider other, TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => other.GetUtcNow() + ahead;
}
