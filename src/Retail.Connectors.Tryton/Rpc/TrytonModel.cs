using System.Text.Json.Serialization.Metadata;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>A model with the type that its records are read into. Hosts make their own for models of other modules.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Name">For example <c>sale.sale</c>.</param>
/// <param name="Type">How to read it; its JSON names are the fields that are asked for.</param>
public sealed record TrytonModel<T>(string Name, JsonTypeInfo<T> Type)
    where T : ITrytonRecord;
