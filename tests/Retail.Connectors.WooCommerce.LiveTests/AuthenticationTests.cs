namespace Retail.Connectors.WooCommerce.LiveTests;

/// <summary>The ways to show the key.</summary>
public sealed class AuthenticationTests
{
    public static TheoryData<WooAuthenticationMethod> Methods => [.. Enum.GetValues<WooAuthenticationMethod>()];

    [Theory(Skip = LiveShop.HowTo, SkipType = typeof(LiveShop), SkipUnless = nameof(LiveShop.IsConfigured))]
    [MemberData(nameof(Methods))]
    public async Task ListAsync_EachMethod_IsTakenOrRefusedForPlainHttp(WooAuthenticationMethod method)
    {
        await using var host = LiveShop.Open(null, options => options.Authentication = method);
        var isSigned = method is WooAuthenticationMethod.OAuthSha1 or WooAuthenticationMethod.OAuthSha256;
        try
        {
            // Several values in one parameter have to be signed one by one.
            _ = await host.Client().Orders.ListAsync(new() { Statuses = ["processing", "completed"], Search = "a b&c=d+é" }, TestContext.Current.CancellationToken)
                .FirstOrDefaultAsync(TestContext.Current.CancellationToken);
        }
        catch (ConnectorException refusal) when (LiveShop.Address.Scheme == Uri.UriSchemeHttp && !isSigned)
        {
            Assert.Equal(ConnectorErrorKind.Unauthorized, refusal.Kind);
        }
    }

    [LiveFact]
    public async Task GetAsync_WrongSecret_IsUnauthorized()
    {
        await using var host = LiveShop.Open(null, options => options.ConsumerSecret = "cs_wrong");

        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => host.Client().Orders.GetAsync(1, TestContext.Current.CancellationToken));

        Assert.Equal(ConnectorErrorKind.Unauthorized, refusal.Kind);
        Assert.DoesNotContain("cs_", refusal.Message, StringComparison.Ordinal);
    }
}
