namespace Retail.Connectors.Tests.Engines.RabbitMq;

/// <summary>Where a broker is, and who may use it.</summary>
internal sealed record BrokerAddress(Uri Uri, string UserName, string Password)
{
    /// <summary>Takes the credentials out of an address that carries them.</summary>
    public static BrokerAddress Parse(string text)
    {
        var uri = new Uri(text);
        var user = uri.UserInfo.Split(':', 2);
        return new BrokerAddress(
            new UriBuilder(uri) { UserName = string.Empty, Password = string.Empty }.Uri,
            Uri.UnescapeDataString(user[0]),
            user.Length > 1 ? Uri.UnescapeDataString(user[1]) : string.Empty);
    }
}
