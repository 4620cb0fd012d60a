using System.Runtime.InteropServices;
using Retail.Connectors.Conformance;
using Retail.Connectors.Testing.Systems;

var arguments = Arguments.Parse(args, out var problem);
if (arguments is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var system = Catalogue.Find(arguments.System, arguments.Live, out problem);
if (system is null)
{
    Console.Error.WriteLine(problem);
    return 2;
}

var progress = new ProgressLine();
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
ConformanceReport report;
try
{
    report = await SystemConformance.RunAsync(system, arguments.Selects, progress, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // A run against a real server takes long: what it found is told, and that it is not all.
    var wanted = SystemConformance.For(system.Role).Count(arguments.Selects);
    report = new ConformanceReport(system.Name, progress.Results, []) { NotRun = wanted - progress.Results.Length };
}

ProgressLine.Clear();
var live = arguments.Live ? " --live" : string.Empty;
report.WriteTo(
    Console.Out,
    item => $"dotnet run -c Release --project tests/Retail.Connectors.Conformance -- --system {arguments.System}{live} --case {item.Id}");
return report.Broken == 0 && report.NotRun == 0 ? 0 : 1;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
