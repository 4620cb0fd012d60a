using System.Buffers;
using System.Text.Json;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>Requests to <c>/jsonrpc</c>. Every user of this interface passes some parameters by place: they are passed so here.</summary>
internal static class JsonRpcBody
{
    public static byte[] Version() => Body("common", "version", static _ => { });

    public static byte[] Authenticate(OdooOptions options) => Body("common", "authenticate", json =>
    {
        json.WriteStringValue(options.Database);
        json.WriteStringValue(options.Login);
        json.WriteStringValue(options.ApiKey);
        json.WriteStartObject();
        json.WriteEndObject();
    });

    /// <summary>A call of a model's method.</summary>
    /// <param name="options">Database and key.</param>
    /// <param name="user">The user's id.</param>
    /// <param name="model">For example <c>sale.order</c>.</param>
    /// <param name="method">For example <c>write</c>.</param>
    /// <param name="named">All parameters by name, as <c>/json/2</c> takes them.</param>
    public static byte[] Execute(OdooOptions options, long user, string model, string method, byte[] named)
    {
        using var parameters = JsonDocument.Parse(named);
        return Body("object", "execute_kw", json =>
        {
            json.WriteStringValue(options.Database);
            json.WriteNumberValue(user);
            json.WriteStringValue(options.ApiKey);
            json.WriteStringValue(model);
            json.WriteStringValue(method);
            var places = PlacesOf(method);
            json.WriteStartArray();
            foreach (var place in places)
            {
                if (parameters.RootElement.TryGetProperty(place, out var value))
                {
                    value.WriteTo(json);
                }
            }

            json.WriteEndArray();
            json.WriteStartObject();
            foreach (var parameter in parameters.RootElement.EnumerateObject().Where(parameter => !places.Contains(parameter.Name)))
            {
                parameter.WriteTo(json);
            }

            json.WriteEndObject();
        });
    }

    private static string[] PlacesOf(string method) => method switch
    {
        "search" or "search_read" or "search_count" => ["domain"],
        "create" => ["vals_list"],
        "load" => ["fields", "data"],
        _ => ["ids", "vals"],
    };

    private static byte[] Body(string service, string method, Action<Utf8JsonWriter> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteString("method", "call");
            json.WriteNumber("id", 1);
            json.WriteStartObject("params");
            json.WriteString("service", service);
            json.WriteString("method", method);
            json.WriteStartArray("args");
            arguments(json);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
