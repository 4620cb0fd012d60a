using Retail.Connectors.CrashTests.Worker;

if (args is not [var settingsFile, var node])
{
    await Console.Error.WriteLineAsync("Usage: SETTINGS-FILE NODE. It is started by the crash tests.");
    return 2;
}

await WorkerHost.RunAsync(WorkerSettings.Read(settingsFile), node);
return 0;
