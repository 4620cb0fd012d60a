using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.WooCommerce.Variations;

/// <summary>True, false or <c>parent</c>.</summary>
internal sealed class WooStockManagementConverter : JsonConverter<WooStockManagement>
{
    public override bool HandleNull => true;

    public override WooStockManagement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => WooStockManagement.Own,
        JsonTokenType.False or JsonTokenType.Null => WooStockManagement.None,
        JsonTokenType.String => reader.GetString() switch
        {
            "parent" => WooStockManagement.Parent,
            "1" or "yes" or "true" => WooStockManagement.Own,
            "" or "0" or "no" or "false" => WooStockManagement.None,
            _ => throw new JsonException("Expected yes, no or parent."),
        },
        _ => throw new JsonException($"Expected yes, no or parent, found {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, WooStockManagement value, JsonSerializerOptions options)
    {
        if (value == WooStockManagement.Parent)
        {
            writer.WriteStringValue("parent");
        }
        else
        {
            writer.WriteBooleanValue(value == WooStockManagement.Own);
        }
    }
}
