using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Reads a list of ids that may be <c>false</c>, which is read as empty.</summary>
public sealed class OdooIdsConverter : JsonConverter<ImmutableArray<long>>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override ImmutableArray<long> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.False or JsonTokenType.Null)
        {
            return [];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Expected a list of ids, or false.");
        }

        var ids = ImmutableArray.CreateBuilder<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ids.Add(reader.GetInt64());
        }

        return ids.DrainToImmutable();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImmutableArray<long> value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var id in value.IsDefault ? [] : value)
        {
            writer.WriteNumberValue(id);
        }

        writer.WriteEndArray();
    }
}
