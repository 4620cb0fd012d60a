namespace Retail.Connectors.WooCommerce.Writing;

/// <summary>
/// A field to write: left out, set to null, or set to a value. Assign the value, or null where the field may be
/// emptied; a field that is not assigned is not sent, and the shop keeps what it has.
/// </summary>
/// <typeparam name="T">The field's type, one that can be null.</typeparam>
public readonly record struct Settable<T>
{
    private readonly T _value;

    /// <summary>Sets the field.</summary>
    /// <param name="value">The value; null is sent as null, which empties the field.</param>
    public Settable(T value)
    {
        IsSet = true;
        _value = value;
    }

    /// <summary>The field is sent. Default: no.</summary>
    public bool IsSet { get; }

    /// <summary>What is sent.</summary>
    /// <exception cref="InvalidOperationException">The field is not set: ask <see cref="IsSet"/> first.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The field is not set: ask IsSet first.");

    /// <summary>Sets the field.</summary>
    /// <param name="value">The value; null is sent as null.</param>
    public static implicit operator Settable<T>(T value) => new(value);

    /// <summary>The value, or <c>unset</c>.</summary>
    public override string ToString() => IsSet ? _value?.ToString() ?? "null" : "unset";
}
