namespace Retail.Connectors.WooCommerce.Tests.Routes;

public class RouteTests
{
    /// <summary>POST, PUT and PATCH of a record are one endpoint: the client calls PUT, and POST for batches.</summary>
    private static readonly HashSet<string> Synonyms = ["POST", "PUT", "PATCH"];

    [Fact]
    public void Client_RecordedRoutes_AllHaveAMethod()
    {
        var missing =
            from route in RecordedRoutes.All
            from method in route.Methods
            where !Accepted(route.Methods, method).Any(name => RouteTable.Methods.ContainsKey((name, route.Route)))
            select $"{method} {route.Name}";

        Assert.Equal(111, RecordedRoutes.All.Count);
        Assert.Empty(missing);
        Assert.All(RouteTable.Methods.Keys, entry => Assert.Contains(RecordedRoutes.All, route => route.Route == entry.Route));
    }

    [Fact]
    public async Task Client_EachMethod_CallsItsRoute()
    {
        foreach (var ((method, route), call) in RouteTable.Methods)
        {
            using var capture = new RequestCapture(200, method == "GET" ? "[]" : "{}");
            await using var shop = TestShop.Over(capture);
            try
            {
                await call(shop.Client(), new RouteCall(["11", "22"], null, Force: true));
            }
            catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Contract or ConnectorErrorKind.Ambiguous)
            {
                // The answer is not what the method expects; what counts here is what it asked.
            }

            var request = Assert.Single(capture.Requests);
            var expected = string.Join('/', Segments(route).Select((segment, index) => segment == "{}" ? Segments(route).Take(index).Contains("{}") ? "22" : "11" : segment));
            var actual = request.Uri.AbsolutePath["/wp-json/wc/v3".Length..];
            Assert.True(expected == actual || expected.Replace("11", "22", StringComparison.Ordinal) == actual, $"{method} {route} called {actual}");
            Assert.True(request.Method == method || route.EndsWith("/batch", StringComparison.Ordinal), $"{method} {route} was called by {request.Method}");
            Assert.NotEmpty(request.RequestId);
            Assert.True(request.Body is null || (request.ContentType == "application/json" && request.Length == System.Text.Encoding.UTF8.GetByteCount(request.Body)));
            Assert.True(request.Body is null or ['{', ..] || route == "/shipping/zones/{}/locations", $"{method} {route} sent {request.Body}");
        }
    }

    private static string[] Segments(string route) => route.Split('/');

    private static IEnumerable<string> Accepted(IReadOnlyList<string> methods, string method) =>
        methods.Contains("PUT") && Synonyms.Contains(method) ? ["PUT", "POST"] : [method];
}
