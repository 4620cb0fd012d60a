using System.Net.Sockets;
using System.Security.Authentication;
using RabbitMQ.Client.Exceptions;

namespace Retail.Connectors.RabbitMq.Connections;

/// <summary>What failures of the client mean to an operator.</summary>
internal static class BrokerFailures
{
    /// <summary>True for what the client throws when the broker or the way to it fails.</summary>
    public static bool IsBrokers(Exception exception) =>
        exception is RabbitMQClientException or IOException or SocketException or AuthenticationException or TimeoutException
            or InvalidOperationException or OperationCanceledException;

    /// <summary>True if the broker did not answer, and said nothing else.</summary>
    public static bool IsSilence(Exception exception) =>
        exception is OperationCanceledException or TimeoutException or BrokerException { InnerException: OperationCanceledException or TimeoutException };

    public static BrokerException Translate(Exception exception, RabbitMqOptions options) => exception switch
    {
        BrokerException told => told,
        OperationCanceledException or TimeoutException => new BrokerException($"{options} did not answer in time.", exception),
        _ when Find<AuthenticationFailureException>(exception) is not null || Find<PossibleAuthenticationFailureException>(exception) is not null =>
            new BrokerException($"{options} refuses the credentials: correct UserName and Password, or VirtualHost.", exception),
        _ when Find<OperationInterruptedException>(exception) is { ShutdownReason: { } reason } =>
            new BrokerException($"{options} refuses: {reason.ReplyCode} {reason.ReplyText}", exception),
        BrokerUnreachableException => new BrokerException($"{options} cannot be reached.", exception),
        _ => new BrokerException($"The connection to {options} broke.", exception),
    };

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T found)
            {
                return found;
            }

            if (exception is AggregateException several && several.InnerExceptions.Select(Find<T>).FirstOrDefault(inner => inner is not null) is { } one)
            {
                return one;
            }
        }

        return null;
    }
}
