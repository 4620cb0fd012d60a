namespace Retail.Connectors;

/// <summary>A system's own mark of a record's state. Opaque: only equality means something.</summary>
/// <param name="Value">For example a modification time or an ETag.</param>
public readonly record struct Revision(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
