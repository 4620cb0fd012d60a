using System.Text.Json;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>One call of a method of a model.</summary>
/// <param name="Model">For example <c>sale.order</c>.</param>
/// <param name="Method">For example <c>action_confirm</c>.</param>
/// <param name="Parameters">Writes the named parameters, without the context.</param>
/// <param name="IsSafe">True if it changes nothing and may be sent again.</param>
/// <param name="Context">What it is made under, above the options.</param>
/// <param name="IncludeArchived">True if archived records count.</param>
internal sealed record OdooCall(
    string Model, string Method, Action<Utf8JsonWriter> Parameters, bool IsSafe, OdooContext Context, bool IncludeArchived = false);
