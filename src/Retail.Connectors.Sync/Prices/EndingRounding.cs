namespace Retail.Connectors.Sync.Prices;

/// <summary>In which direction a price goes to its ending.</summary>
public enum EndingRounding
{
    /// <summary>To the nearest one; from the middle up.</summary>
    Nearest,

    /// <summary>To the next one above, or itself.</summary>
    Up,

    /// <summary>To the next one below, or itself.</summary>
    Down,
}
