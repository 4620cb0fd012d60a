namespace Retail.Connectors;

/// <summary>Points to one record in one system: <c>shop-us/order/1234</c>.</summary>
/// <param name="System">The system that keeps the record.</param>
/// <param name="Kind">What sort of record.</param>
/// <param name="Id">The system's own id of it, as text.</param>
public readonly record struct EntityRef(SystemName System, EntityKind Kind, string Id)
{
    /// <summary>The system's own id of it, as text; never empty.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public string Id { get; init; } = string.IsNullOrEmpty(Id)
        ? throw new ArgumentException("A reference needs an id: without one it points to nothing.", nameof(Id))
        : Id;

    /// <summary>The reference as <c>system/kind/id</c>.</summary>
    public override string ToString() => $"{System}/{Kind}/{Id}";

    /// <summary>Reads what <see cref="ToString"/> wrote. The id may itself contain slashes.</summary>
    /// <exception cref="FormatException">The text has fewer than three parts.</exception>
    public static EntityRef Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/', 3);
        return parts.Length == 3 && parts[2].Length > 0
            ? new EntityRef(new SystemName(parts[0]), new EntityKind(parts[1]), parts[2])
            : throw new FormatException($"'{text}' is no entity reference: expected system/kind/id.");
    }
}
