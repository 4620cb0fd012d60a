using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.WooCommerce.Tests.Commands;

/// <summary>A shop that answers by rules and remembers what it was asked. A request without a rule fails the test.</summary>
internal sealed class ScriptedShop : HttpMessageHandler
{
    private const string Root = "/wp-json/wc/v3";
    private readonly List<(string Method, string Path, Func<Request, (int Status, JsonNode Body)> Answer)> _rules = [];

    public List<Request> Requests { get; } = [];

    public IEnumerable<Request> Writes => Requests.Where(request => request.Method != "GET");

    public ServiceProvider Host(Action<WooCommerceOptions>? configure = null) => TestShop.Over(this, configure);

    /// <summary>The latest rule for a method and path wins.</summary>
    public ScriptedShop On(string method, string path, Func<Request, JsonNode> answer, int status = 200)
    {
        _rules.Insert(0, (method, Root + path, request => (status, answer(request))));
        return this;
    }

    public ScriptedShop On(string method, string path, string json, int status = 200) => On(method, path, _ => JsonNode.Parse(json)!, status);

    public static async Task<EffectResult> ApplyAsync<TCommand>(ServiceProvider host, TCommand command, Finding? found = null)
        where TCommand : ICommand =>
        await Handler<TCommand>(host).ApplyAsync(command, Context(command, found), TestContext.Current.CancellationToken);

    public static Task<Finding> FindAsync<TCommand>(ServiceProvider host, TCommand command)
        where TCommand : ICommand => Handler<TCommand>(host).FindAsync(command, TestContext.Current.CancellationToken);

    public static ICommandHandler<TCommand> Handler<TCommand>(ServiceProvider host)
        where TCommand : ICommand => host.GetRequiredKeyedService<ICommandHandler<TCommand>>(TestShop.Name);

    public static EffectContext Context(ICommand command, Finding? found = null) => new(command.Key, found, Instant.MaxValue);

    public static EntityRef Order(long id) => new(TestShop.Name, EntityKind.Order, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static EntityRef Product(long id) => new(TestShop.Name, EntityKind.Product, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static EffectKey Key(string id, string verb) => EffectKey.For(new EntityRef("erp-us", EntityKind.SalesOrder, id), verb, TestShop.Name);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        var asked = new Request(request.Method.Method, request.RequestUri!.AbsolutePath[Root.Length..], Uri.UnescapeDataString(request.RequestUri.Query), body);
        Requests.Add(asked);
        var rule = _rules.FirstOrDefault(known => known.Method == asked.Method && known.Path == Root + asked.Path);
        Assert.True(rule.Answer is not null, $"Nobody expected {asked.Method} {asked.Path}{asked.Query}.");
        var (status, answer) = rule.Answer!(asked);
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        if (answer is JsonArray list)
        {
            response.Headers.TryAddWithoutValidation("X-WP-Total", list.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return response;
    }

    /// <param name="Method">The method.</param>
    /// <param name="Path">Below wc/v3.</param>
    /// <param name="Query">The query, unescaped, with its question mark.</param>
    /// <param name="Body">The JSON that was sent; null for none.</param>
    internal sealed record Request(string Method, string Path, string Query, JsonNode? Body);
}
