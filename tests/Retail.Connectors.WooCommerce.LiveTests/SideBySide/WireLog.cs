namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>What went over the wire, step by step.</summary>
internal sealed class WireLog
{
    /// <summary>The step that is under way.</summary>
    public string Step { get; set; } = string.Empty;

    /// <summary>False while something is done that is not to be compared, such as cleaning up.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>All exchanges in their order.</summary>
    public List<Exchange> Exchanges { get; } = [];
}
