using System.Text.Json;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>One call.</summary>
/// <param name="Method">For example <c>model.sale.sale.read</c>.</param>
/// <param name="Parameters">Writes the positional parameters before the context.</param>
/// <param name="IsSafe">True if it changes nothing and may be sent again.</param>
internal sealed record TrytonCall(string Method, Action<Utf8JsonWriter> Parameters, bool IsSafe)
{
    /// <summary>The context, which is the last parameter; null for methods that take none.</summary>
    public TrytonFields? Context { get; init; }

    /// <summary>False for the server's own methods, which need neither a database nor a login.</summary>
    public bool InDatabase { get; init; } = true;

    /// <summary>No request of it goes out at or after this moment; null for no limit.</summary>
    public Instant? SendBefore { get; init; }
}
