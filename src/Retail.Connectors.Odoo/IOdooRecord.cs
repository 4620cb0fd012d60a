using System.Text.Json.Serialization.Metadata;

namespace Retail.Connectors.Odoo;

/// <summary>A record of one of Odoo's models, as <see cref="OdooClient.SearchReadAsync{T}(Rpc.OdooDomain, Rpc.OdooQuery?, CancellationToken)"/> reads it.</summary>
/// <typeparam name="TSelf">The record itself. A host writes its own for fields or models that this package does not know.</typeparam>
public interface IOdooRecord<TSelf>
    where TSelf : class, IOdooRecord<TSelf>
{
    /// <summary>The model, for example <c>sale.order</c>.</summary>
    static abstract string Model { get; }

    /// <summary>How the record is read; its JSON names are the fields that are asked for.</summary>
    static abstract JsonTypeInfo<TSelf> JsonType { get; }

    /// <summary>The record's id (<c>id</c>).</summary>
    long Id { get; }
}
