using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>JSON as PHP writes it: slashes and everything outside ASCII are escaped, nothing else that need not be.</summary>
internal static class WooJson
{
    public static byte[] ToUtf8(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                WriteMembers(members, text);
                break;
            case JsonArray items:
                WriteItems(items, text);
                break;
            default:
                WriteValue(node.AsValue(), text);
                break;
        }
    }

    private static void WriteMembers(JsonObject members, StringBuilder text)
    {
        var separator = '{';
        foreach (var (name, value) in members)
        {
            text.Append(separator);
            WriteString(name, text);
            text.Append(':');
            Write(value, text);
            separator = ',';
        }

        // An empty array of PHP has no keys to show, so an empty object of a REST answer is a list.
        text.Append(separator == '{' ? "[]" : "}");
    }

    private static void WriteItems(JsonArray items, StringBuilder text)
    {
        text.Append('[');
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                text.Append(',');
            }

            Write(items[index], text);
        }

        text.Append(']');
    }

    private static void WriteValue(JsonValue value, StringBuilder text)
    {
        if (value.GetValueKind() is JsonValueKind.String)
        {
            WriteString(value.GetValue<string>(), text);
            return;
        }

        text.Append(value.ToJsonString());
    }

    private static readonly SearchValues<char> NeedsEscape = SearchValues.Create("\"\\/\b\f\n\r\t");

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in value)
        {
            if (character is >= ' ' and <= '\x7f' && !NeedsEscape.Contains(character))
            {
                text.Append(character);
                continue;
            }

            text.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '/' => "\\/",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => $"\\u{(int)character:x4}",
            });
        }

        text.Append('"');
    }
}
