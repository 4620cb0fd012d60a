using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Tests.Routes;

namespace Retail.Connectors.WooCommerce.Tests.Connection;

public class WooAuthenticationTests
{
    /// <summary>The example of RFC 5849, section 3.4.1.1, without its token and its body.</summary>
    [Fact]
    public void BaseString_Example_IsAsTheStandardWritesIt()
    {
        var text = WooOAuth.BaseString(HttpMethod.Post, new Uri("http://EXAMPLE.COM:80/request?b5=ignored"),
            [new("b5", "=%3D"), new("a3", "a"), new("c@", ""), new("a2", "r b"), new("a3", "2 q"), new("c2", "")]);

        Assert.Equal("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D", text);
    }

    /// <summary>Signatures that another implementation computed.</summary>
    [Theory]
    [InlineData(WooAuthenticationMethod.OAuthSha1, "PRz0wRpzh2qFJeCl7wGDa+6+bKo=")]
    [InlineData(WooAuthenticationMethod.OAuthSha256, "T1ChkBWy2x0Jk9xQyMMRRXH6F5r+njpbLx42povVj+c=")]
    public void Sign_ListsAndSpecialCharacters_AreIndexedEscapedAndSigned(WooAuthenticationMethod method, string signature)
    {
        var options = new WooCommerceOptions { ConsumerKey = "ck_0123", ConsumerSecret = "cs_4567", Authentication = method };

        var signed = WooOAuth.Sign(HttpMethod.Get, new Uri("http://shop.example.com/wp-json/wc/v3/orders?status[]=a&status[]=b&search=M%C3%BC%20%26%2B~"), options, "n", "1795401212");

        var query = signed.Query.TrimStart('?').Split('&').Select(part => part.Split('=')).ToDictionary(part => Uri.UnescapeDataString(part[0]), part => Uri.UnescapeDataString(part[1]));
        Assert.Equal(("a", "b", "Mü &+~", signature), (query["status[0]"], query["status[1]"], query["search"], query["oauth_signature"]));
    }

    [Fact]
    public async Task Send_OAuth_SignsEachRequestAnewAndKeepsTheSecret()
    {
        using var capture = new RequestCapture(200, """{"id":7}""");
        await using var shop = TestShop.Over(capture, options =>
        {
            options.BaseAddress = new Uri("http://shop.example.com/us");
            options.AllowHttp = true;
            options.Authentication = WooAuthenticationMethod.OAuthSha256;
        });

        await shop.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);
        await shop.Client().Orders.GetAsync(7, TestContext.Current.CancellationToken);

        Assert.Equal(2, capture.Requests.Select(request => request.Uri.Query).Distinct().Count());
        Assert.All(capture.Requests, request =>
        {
            Assert.StartsWith("http://shop.example.com/us/wp-json/wc/v3/orders/7?oauth_consumer_key=ck_0123&", request.Uri.AbsoluteUri, StringComparison.Ordinal);
            Assert.DoesNotContain(TestShop.Secret, request.Uri.AbsoluteUri, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Send_QueryString_CarriesTheKey()
    {
        using var capture = new RequestCapture(200, """{"id":7}""");
        await using var shop = TestShop.Over(capture, options => options.Authentication = WooAuthenticationMethod.QueryString);

        await shop.Client().Orders.DeleteAsync(7, TestContext.Current.CancellationToken);

        Assert.Equal("?force=true&consumer_key=ck_0123&consumer_secret=cs_4567", Assert.Single(capture.Requests).Uri.Query);
    }

    [Theory]
    [InlineData(WooAuthenticationMethod.Basic, true)]
    [InlineData(WooAuthenticationMethod.QueryString, true)]
    [InlineData(WooAuthenticationMethod.OAuthSha1, false)]
    public async Task Options_PlainHttpWithoutBothWords_AreRefused(WooAuthenticationMethod method, bool allowed)
    {
        await using var shop = TestShop.At("http://shop.example.com", options =>
        {
            options.Authentication = method;
            options.AllowHttp = allowed;
        });

        Assert.Throws<OptionsValidationException>(shop.Client);
    }

    [Fact]
    public async Task Send_KeyExchangedInTheConfiguration_IsUsedWithoutARestart()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BaseAddress"] = "https://shop.example.com", ["ConsumerKey"] = "ck_old", ["ConsumerSecret"] = "cs_old", ["Authentication"] = "QueryString",
        }).Build();
        using var capture = new RequestCapture(200, """{"id":7}""");
        var services = new ServiceCollection();
        services.AddWooCommerceClient(TestShop.Name, configuration).ConfigurePrimaryHttpMessageHandler(() => capture);
        await using var host = services.BuildServiceProvider();
        var orders = host.Client().Orders;

        await orders.GetAsync(7, TestContext.Current.CancellationToken);
        configuration["ConsumerKey"] = "ck_new";
        configuration["ConsumerSecret"] = "cs_new";
        configuration.Reload();
        await orders.GetAsync(7, TestContext.Current.CancellationToken);

        Assert.Equal(["?consumer_key=ck_old&consumer_secret=cs_old", "?consumer_key=ck_new&consumer_secret=cs_new"], capture.Requests.Select(request => request.Uri.Query));
    }
}
