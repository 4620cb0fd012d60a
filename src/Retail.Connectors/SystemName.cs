using System.Text.Json.Serialization;

namespace Retail.Connectors;

/// <summary>The name a host gave to one shop or ERP company, such as <c>shop-us</c> or <c>erp-de</c>.</summary>
/// <remarks>Lower-case letters, digits and hyphens, 1 to 40 characters: it becomes part of every key and of log lines.</remarks>
[JsonConverter(typeof(SystemNameJsonConverter))]
public readonly record struct SystemName
{
    private readonly string? _value;

    /// <summary>Checks and wraps a name.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long or holds other characters than a–z, 0–9 and '-'.</exception>
    public SystemName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is 0 or > 40 || value.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException(
                $"'{value}' cannot name a system: use 1 to 40 of a-z, 0-9 and '-', for example 'shop-us'.", nameof(value));
        }

        _value = value;
    }

    private static System.Buffers.SearchValues<char> Allowed { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The name; empty only in a default instance.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Wraps a name; the same as the constructor.</summary>
    public static implicit operator SystemName(string value) => new(value);

    /// <summary>Wraps a name; the same as the constructor.</summary>
    public static SystemName FromString(string value) => new(value);
}
