using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Retail.Connectors.RabbitMq.Tests;

public sealed class OptionsTests
{
    private const string Secret = "canary-0pt10n";

    public static TheoryData<string, string> Wrong => new()
    {
        { "Uri", string.Empty },
        { "Uri", "https://mq.example.com" },
        { "Uri", "amqp://mq.example.com" },
        { "Uri", $"amqps://user:{Secret}@mq.example.com" },
        { "Uri", "amqps://mq.example.com/a/b" },
        { "UserName", string.Empty },
        { "Password", string.Empty },
        { "EventExchange", "amq.topic" },
        { "EventExchange", string.Empty },
        { "WakeUpExchange", "retail.events" },
        { "MaxMessageBytes", "1024" },
        { "Prefetch", "0" },
        { "RedeliveryLimit", "0" },
        { "ConfirmTimeout", "00:00:00" },
        { "WakeUpQueueExpiry", "00:00:01" },
        { "Heartbeat", "00:00:00" },
    };

    [Fact]
    public void Options_Complete_AreTaken()
    {
        var options = Bind(Settings());

        Assert.Equal(("retail.events", 5671), (options.EventExchange, options.Port));
        Assert.Equal("RabbitMQ at mq.example.com:5671", options.ToString());
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_ThatCannotBe_AreRefusedByNameWithoutSecrets(string option, string value)
    {
        var settings = Settings();
        settings[$"Bus:{option}"] = value;

        var exception = Assert.Throws<OptionsValidationException>(() => Bind(settings));

        Assert.Contains(option, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_UnknownKey_IsRefused()
    {
        var settings = Settings();
        settings["Bus:Exchange"] = "x";

        var exception = Assert.Throws<InvalidOperationException>(() => Bind(settings));

        Assert.Contains("Exchange", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_PlainTextToThisMachine_IsAllowed()
    {
        var settings = Settings();
        settings["Bus:Uri"] = "amqp://localhost";

        Assert.Equal(5672, Bind(settings).Port);
    }

    private static Dictionary<string, string?> Settings() => new()
    {
        ["Bus:Uri"] = "amqps://mq.example.com",
        ["Bus:UserName"] = "retail",
        ["Bus:Password"] = Secret,
    };

    private static RabbitMqOptions Bind(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.UseRabbitMq(configuration.GetSection("Bus")));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value;
    }
}
