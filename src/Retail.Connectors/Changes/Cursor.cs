namespace Retail.Connectors.Changes;

/// <summary>How far a change feed was read. Opaque to all but the feed that made it.</summary>
/// <param name="Value">The feed's own notation.</param>
public readonly record struct Cursor(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
