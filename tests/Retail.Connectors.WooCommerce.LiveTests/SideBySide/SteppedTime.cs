namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>The system's clock, which can be put forward.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}
