using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>One of the two shops that the same steps run against. What a step makes is undone in the end, whatever happens.</summary>
internal sealed class Side(string name, ServiceProvider provider, WireLog log, string mark, ShopFacts facts, Func<CancellationToken, Task> nextSecond)
{
    private readonly Stack<Func<CancellationToken, Task>> _undo = [];

    /// <summary><c>shop</c> or <c>simulator</c>.</summary>
    public string Name => name;

    /// <summary>The client.</summary>
    public WooCommerceClient Woo { get; } = provider.GetRequiredKeyedService<WooCommerceClient>(LiveShop.Name);

    /// <summary>What everything that the run makes carries in its name; the same on both sides.</summary>
    public string Mark => mark;

    /// <summary>The shop computes taxes.</summary>
    public bool ChargesTaxes => facts.ChargesTaxes;

    /// <summary>The shop's version has a route; older ones lack some.</summary>
    /// <param name="route">Below wc/v3, for example <c>/variations</c>.</param>
    public bool HasRoute(string route) => facts.Routes.Contains(route);

    /// <summary>What went over the wire.</summary>
    public WireLog Log => log;

    /// <summary>What was seen of rules that no single answer shows.</summary>
    public List<(string Step, string Seen)> Seen { get; } = [];

    /// <summary>Begins a step.</summary>
    /// <param name="step">What is done, in words.</param>
    public void Step(string step) => log.Step = step;

    /// <summary>Writes down what a rule showed.</summary>
    /// <param name="seen">What was seen, in words or figures.</param>
    public void See(string seen) => Seen.Add((log.Step, seen));

    /// <summary>Lets the shop's clock, which counts in seconds, move on.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    public Task NextSecondAsync(CancellationToken cancellationToken) => nextSecond(cancellationToken);

    /// <summary>Says how to undo what is made next, or was just made.</summary>
    /// <param name="undo">Removes it; what is gone already is no error.</param>
    public void Undo(Func<CancellationToken, Task> undo) => _undo.Push(undo);

    /// <summary>The handler of a command.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    public ICommandHandler<TCommand> Handler<TCommand>()
        where TCommand : ICommand => provider.GetRequiredKeyedService<ICommandHandler<TCommand>>(LiveShop.Name);

    /// <summary>Applies a command as the engine would, with no end of the lease in sight.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<EffectResult> ApplyAsync<TCommand>(TCommand command, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var handler = Handler<TCommand>();
        var found = await handler.FindAsync(command, cancellationToken);
        return await handler.ApplyAsync(command, new EffectContext(command.Key, found, Instant.MaxValue), cancellationToken);
    }

    /// <summary>Removes all that the steps made, the latest first.</summary>
    /// <returns>What could not be removed, and why.</returns>
    public async Task<IReadOnlyList<string>> CleanAsync()
    {
        var left = new List<string>();
        log.IsOpen = false;
        while (_undo.TryPop(out var undo))
        {
            try
            {
                // Not the test's token: what was made has to go although the test was stopped.
                await undo(CancellationToken.None);
            }
            catch (ConnectorException exception) when (IsGone(exception))
            {
                // A step removed it itself.
            }
            catch (ConnectorException exception)
            {
                left.Add(exception.Message);
            }
        }

        return left;
    }

    private static bool IsGone(ConnectorException exception) =>
        exception.Kind == ConnectorErrorKind.NotFound
        || exception.Code is "woocommerce_rest_term_invalid" or "woocommerce_rest_invalid_id" or "woocommerce_rest_tax_class_invalid_slug";
}
