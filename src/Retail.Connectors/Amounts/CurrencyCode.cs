using System.Text.Json.Serialization;

namespace Retail.Connectors.Amounts;

/// <summary>An ISO 4217 currency code, such as <c>USD</c>.</summary>
[JsonConverter(typeof(CurrencyCodeJsonConverter))]
public readonly record struct CurrencyCode
{
    private readonly string? _value;

    /// <summary>Checks and wraps a code.</summary>
    /// <exception cref="ArgumentException">The code is not three letters A–Z.</exception>
    public CurrencyCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length != 3 || !value.All(char.IsAsciiLetterUpper))
        {
            throw new ArgumentException($"'{value}' is no currency code: expected three letters, for example 'USD'.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The three letters; <c>XXX</c> (no currency) in a default instance.</summary>
    public string Value => _value ?? "XXX";

    /// <inheritdoc/>
    public override string ToString() => Value;
}
