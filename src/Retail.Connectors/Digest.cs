namespace Retail.Connectors;

/// <summary>SHA-256 over chosen fields of a record, as 64 lower-case hexadecimal digits. See <see cref="DigestBuilder"/>.</summary>
/// <param name="Value">The digits.</param>
public readonly record struct Digest(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? string.Empty;
}
