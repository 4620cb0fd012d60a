using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Tests.Routes;

public class SchemaTests
{
    [Fact]
    public void Records_RecordedSchemas_NameEveryProperty()
    {
        var missing = new List<string>();
        var looked = 0;
        foreach (var (name, route, _, properties) in RecordedRoutes.All)
        {
            if (!properties.EnumerateObject().Any())
            {
                continue;
            }

            looked++;
            if (!RouteRecords.ByRoute.TryGetValue(route, out var records))
            {
                missing.Add($"{name}: no record");
                continue;
            }

            Compare(name, properties, records.Read, records.Write, missing);
        }

        Assert.Equal(76, looked);
        Assert.Empty(missing);
    }

    private static void Compare(string path, JsonElement properties, Type? read, Type? write, List<string> missing)
    {
        foreach (var property in properties.EnumerateObject())
        {
            var inRead = Find(WooJson.Default.Options, read, property.Name);
            var inWrite = Find(WooWriteJson.Default.Options, write, property.Name);
            if (inRead is null && inWrite is null)
            {
                missing.Add($"{path}/{property.Name}");
            }
            else if (property.Value.EnumerateObject().Any() && inRead != typeof(JsonElement?))
            {
                Compare($"{path}/{property.Name}", property.Value, Inner(inRead), Inner(inWrite), missing);
            }
        }
    }

    private static Type? Find(JsonSerializerOptions options, Type? type, string name) =>
        type is null || options.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info
            ? null
            : info.Properties.FirstOrDefault(property => property.Name == name && !property.IsExtensionData)?.PropertyType;

    private static Type? Inner(Type? type) => type is { IsGenericType: true } ? type.GetGenericArguments()[^1] : type;
}
