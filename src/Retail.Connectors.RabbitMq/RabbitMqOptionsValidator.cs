using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace Retail.Connectors.RabbitMq;

/// <summary>Checks options on start, and tells all that is wrong with them at once, without repeating a secret.</summary>
internal sealed class RabbitMqOptionsValidator : IValidateOptions<RabbitMqOptions>
{
    private const int SmallestLimit = 16 * 1024;

    public ValidateOptionsResult Validate(string? name, RabbitMqOptions options)
    {
        var wrong = new List<string>();
        Address(options, wrong);
        Require(options.UserName.Length > 0, wrong, "UserName must be set.");
        Require(options.Password.Length > 0, wrong, "Password must be set.");
        Exchange(options.EventExchange, nameof(options.EventExchange), wrong);
        Exchange(options.WakeUpExchange, nameof(options.WakeUpExchange), wrong);
        Require(options.EventExchange != options.WakeUpExchange, wrong, "EventExchange and WakeUpExchange must differ.");
        Require(System.Uri.TryCreate(options.EventSource, UriKind.RelativeOrAbsolute, out _) && options.EventSource.Length > 0, wrong, "EventSource must be a URI or the beginning of one.");
        Within(options.RedeliveryLimit, 1, 1_000, nameof(options.RedeliveryLimit), wrong);
        Within(options.Prefetch, 1, 10_000, nameof(options.Prefetch), wrong);
        Within(options.MaxMessageBytes, SmallestLimit, 16 * 1024 * 1024, nameof(options.MaxMessageBytes), wrong);
        Within(options.WakeUpQueueExpiry, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), nameof(options.WakeUpQueueExpiry), wrong);
        Within(options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), nameof(options.ConnectTimeout), wrong);
        Within(options.ConfirmTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), nameof(options.ConfirmTimeout), wrong);
        Within(options.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30), nameof(options.Heartbeat), wrong);
        Within(options.MaxReconnectDelay, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(options.MaxReconnectDelay), wrong);
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(problem => $"RabbitMQ: {problem}"));
    }

    private static void Address(RabbitMqOptions options, List<string> wrong)
    {
        if (options.Uri is not { IsAbsoluteUri: true, Scheme: "amqp" or "amqps", Host.Length: > 0 } uri)
        {
            wrong.Add("Uri must be the broker's address, for example amqps://mq.example.com.");
            return;
        }

        Require(uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0, wrong,
            "Uri must not carry a user, a query or a fragment: credentials go into UserName and Password.");
        Require(uri.AbsolutePath.Trim('/').IndexOf('/', StringComparison.Ordinal) < 0, wrong,
            "Uri must name one virtual host: one that holds a '/' goes into VirtualHost.");
        Require(options.IsTls || uri.IsLoopback || options.AllowPlainText, wrong,
            "Uri must be amqps: the password would be readable on the way. In a network that you trust set AllowPlainText.");
    }

    private static void Exchange(string exchange, string option, List<string> wrong) => Require(
        exchange.Length > 0 && Encoding.UTF8.GetByteCount(exchange) <= 127 && !exchange.StartsWith("amq.", StringComparison.Ordinal), wrong,
        $"{option} must name an exchange with at most 127 bytes, and not begin with 'amq.', which the broker keeps for itself.");

    private static void Within<T>(T value, T least, T most, string option, List<string> wrong)
        where T : IComparable<T> => Require(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0, wrong,
            string.Create(CultureInfo.InvariantCulture, $"{option} must be between {least} and {most}."));

    private static void Require(bool holds, List<string> wrong, string message)
    {
        if (!holds)
        {
            wrong.Add(message);
        }
    }
}
