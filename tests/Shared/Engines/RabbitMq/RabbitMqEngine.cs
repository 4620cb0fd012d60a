using Testcontainers.RabbitMq;

namespace Retail.Connectors.Tests.Engines.RabbitMq;

/// <summary>
/// The RabbitMQ of this test process: the one that RETAIL_TEST_RABBITMQ names, else a container where Docker runs, else a
/// private server from binaries on the machine. Without any, tests are skipped, and fail where CI is true.
/// </summary>
internal static class RabbitMqEngine
{
    public const string Variable = "RETAIL_TEST_RABBITMQ";

    private static readonly Lazy<Task<BrokerAddress?>> Started = new(StartAsync);

    /// <summary>A broker on which tests may declare what they want.</summary>
    public static async Task<BrokerAddress> ConnectAsync()
    {
        if (await Started.Value is { } broker)
        {
            return broker;
        }

        MissingEngine.Report($"No RabbitMQ was found: install Debian's rabbitmq-server, run Docker, or set {Variable} to an address like amqp://user:password@host.");
        throw new InvalidOperationException("A missing engine is skipped or fails.");
    }

    /// <summary>A broker of the test's own, which it may kill. Not started yet.</summary>
    public static RabbitMqServer CreateServer()
    {
        if (RabbitMqServer.FindBinary() is null)
        {
            MissingEngine.Report("A broker that can be killed is needed: install Debian's rabbitmq-server.");
        }

        return new RabbitMqServer();
    }

    private static async Task<BrokerAddress?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return BrokerAddress.Parse(given);
        }

        if (await DockerDaemon.AnswersAsync())
        {
            var container = new RabbitMqBuilder("rabbitmq:4-alpine").WithUsername(RabbitMqServer.User).WithPassword(RabbitMqServer.Secret).Build();
            await container.StartAsync();
            return BrokerAddress.Parse(container.GetConnectionString());
        }

        if (RabbitMqServer.FindBinary() is null)
        {
            return null;
        }

        var server = new RabbitMqServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        await server.StartAsync();
        return server.Address;
    }
}
