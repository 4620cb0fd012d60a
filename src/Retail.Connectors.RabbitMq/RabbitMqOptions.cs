namespace Retail.Connectors.RabbitMq;

/// <summary>Where RabbitMQ is, and what is sent through it.</summary>
public sealed class RabbitMqOptions
{
    /// <summary>
    /// The broker, for example <c>amqps://mq.example.com</c> or <c>amqps://mq.example.com:5671/retail</c>, whose path is the
    /// virtual host. Required. Without user and password: those have settings of their own.
    /// </summary>
    public Uri? Uri { get; set; }

    /// <summary>The virtual host. Default: the path of <see cref="Uri"/>, or <c>/</c> without one.</summary>
    public string VirtualHost { get; set; } = string.Empty;

    /// <summary>The user. Required.</summary>
    public string UserName { get; set; } = string.Empty;

    /// <summary>The user's password. Required.</summary>
    public string Password { get; set; } = string.Empty;

    /// <summary>Allows <c>amqp</c> to other machines, where everybody on the way reads the password. Default false: to this machine only.</summary>
    public bool AllowPlainText { get; set; }

    /// <summary>The name that the broker's certificate must carry. Default: the host of <see cref="Uri"/>.</summary>
    public string TlsServerName { get; set; } = string.Empty;

    /// <summary>The topic exchange to which events are published. Default <c>retail.events</c>.</summary>
    public string EventExchange { get; set; } = "retail.events";

    /// <summary>
    /// Whether the event exchange is declared, durable. Default true; false where others own it and the user may not.
    /// </summary>
    public bool DeclareEventExchange { get; set; } = true;

    /// <summary>
    /// Whether an event for which no queue is bound is refused, and waits. Default false: events nobody asked for are gone.
    /// </summary>
    public bool RequireQueue { get; set; }

    /// <summary>Begins the <c>source</c> of each event; the system's name follows. Default <c>/retail-connectors</c>.</summary>
    public string EventSource { get; set; } = "/retail-connectors";

    /// <summary>The fanout exchange of wake-ups, declared durable. Stores of their own need exchanges of their own. Default <c>retail.wake-ups</c>.</summary>
    public string WakeUpExchange { get; set; } = "retail.wake-ups";

    /// <summary>How long the wake-up queue of a node that is gone is kept. Default 1 h; at least a minute.</summary>
    public TimeSpan WakeUpQueueExpiry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often a wake-up is delivered again before it is dropped. Default 5.</summary>
    public int RedeliveryLimit { get; set; } = 5;

    /// <summary>Wake-ups that are on their way to this node at one time. Default 64.</summary>
    public int Prefetch { get; set; } = 64;

    /// <summary>The longest message that is sent or taken, in bytes. Default 64 KiB; at least 16 KiB, which every event fits into.</summary>
    public int MaxMessageBytes { get; set; } = 64 * 1024;

    /// <summary>How long connecting may take. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the broker may take to confirm an event, after which it is published again. Default 15 s.</summary>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After this time without a sign of life a connection is taken for broken. Default 30 s.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two attempts to listen again; the first is a second, and doubles from there. Default 30 s.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Host and port, and no secret.</summary>
    public override string ToString() => $"RabbitMQ at {Uri?.Host}:{Port}";

    internal int Port => Uri is not { } uri ? 0 : uri.Port > 0 ? uri.Port : IsTls ? 5671 : 5672;

    internal bool IsTls => Uri is { IsAbsoluteUri: true, Scheme: "amqps" };
}
